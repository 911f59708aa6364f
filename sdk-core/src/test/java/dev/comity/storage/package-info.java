/** The contract that every storage keeps, and the proof that the in-memory one does. */
package dev.comity.storage;
