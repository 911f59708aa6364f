/**
 * Cities and organizations as parties: ids, profiles, renaming and merging without losing history.
 */
@NullMarked
package dev.comity.party;

import org.jspecify.annotations.NullMarked;
