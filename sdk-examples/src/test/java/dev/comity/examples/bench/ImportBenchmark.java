package dev.comity.examples.bench;

import dev.comity.gazetteer.GazetteerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A gazetteer of 135,233 places, from its file into the tables, in one transaction. */
@State(Scope.Benchmark)
public class ImportBenchmark {

  private Path file;

  /** Writes the gazetteer's file. */
  @Setup
  public void write() throws Exception {
    file = GazetteerSample.write(Files.createTempFile("gazetteer", ".tsv"), GazetteerSample.PLACES);
  }

  /** The file goes; the rows go with the database. */
  @TearDown
  public void delete() throws Exception {
    Files.delete(file);
  }

  @Benchmark
  public void gazetteer(Register it, Duel duel, Blackhole hole) throws Exception {
    PlainImport plain = new PlainImport(it.pool);
    plain.read(file);
    plain.empty();
    duel.before(plain::empty);
    duel.run(
        hole,
        () -> fromFile(plain),
        () ->
            it.comity
                .write(work -> work.gazetteer().importFrom(GazetteerFile.at(file)))
                .orElseThrow(),
        plain::batch,
        it.database == Database.POSTGRESQL ? plain::copy : plain::batch);
    plain.empty();
  }

  private Object fromFile(PlainImport plain) throws Exception {
    plain.read(file);
    return plain.batch();
  }
}
