/** The matching algorithms beside others, on instances that anybody can make again. */
@NullMarked
package dev.comity.examples.bench.matching;

import org.jspecify.annotations.NullMarked;
