/** Comity's example program: the first story, and the library on your own files. */
@NullMarked
package dev.comity.examples;

import org.jspecify.annotations.NullMarked;
