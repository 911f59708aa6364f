/**
 * One journal under everything: events in a hash chain, asked on two time axes, and the registrar
 * through which every command goes.
 */
@NullMarked
package dev.comity.journal;

import org.jspecify.annotations.NullMarked;
