/** Where the register is kept: the port to a storage, and the in-memory one. */
@NullMarked
package dev.comity.storage;

import org.jspecify.annotations.NullMarked;
