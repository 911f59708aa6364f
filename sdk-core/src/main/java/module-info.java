/**
 * Comity's core: the domain of city partnerships, its rules, its journal and an in-memory storage.
 */
module dev.comity {
  requires transitive jakarta.validation;
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires org.hibernate.validator;
  requires com.github.benmanes.caffeine;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.uuid;
  requires de.siegmar.fastcsv;
  requires org.jgrapht.core;
  requires org.pcollections;

  exports dev.comity;
  exports dev.comity.affinity;
  exports dev.comity.backup;
  exports dev.comity.failure;
  exports dev.comity.gazetteer;
  exports dev.comity.journal;
  exports dev.comity.matching;
  exports dev.comity.matching.assignment;
  exports dev.comity.matching.instance;
  exports dev.comity.matching.pairing;
  exports dev.comity.matching.proof;
  exports dev.comity.matching.quota;
  exports dev.comity.matching.roommates;
  exports dev.comity.matching.stable;
  exports dev.comity.partnership;
  exports dev.comity.party;
  exports dev.comity.register;
  exports dev.comity.storage;
  exports dev.comity.table;

  // The validator reads the fields of commands and makes the checks of our constraints.
  opens dev.comity.gazetteer to
      org.hibernate.validator;
  opens dev.comity.partnership to
      org.hibernate.validator;
  opens dev.comity.party to
      org.hibernate.validator;
  opens dev.comity.register to
      org.hibernate.validator;
}
