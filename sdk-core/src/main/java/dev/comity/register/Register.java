package dev.comity.register;

import dev.comity.failure.Outcome;
import dev.comity.gazetteer.Gazetteer;
import dev.comity.journal.Journal;
import dev.comity.journal.Registrar;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Kinds;
import dev.comity.partnership.PartnershipStore;
import dev.comity.partnership.Partnerships;
import dev.comity.party.Cities;
import dev.comity.party.Organizations;
import dev.comity.party.PartyStore;
import dev.comity.table.TableFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The register as a whole, in one unit of work: lists of pairs in, the whole register out and in.
 */
public final class Register {

  /** So many lines are read ahead, so that what they look for can be asked for at once. */
  private static final int LINES_AT_ONCE = 250;

  private final TenantId tenant;
  private final Registrar registrar;
  private final Journal journal;
  private final PartyStore parties;
  private final PartnershipStore store;
  private final Gazetteer gazetteer;
  private final Cities cities;
  private final Organizations organizations;
  private final Partnerships partnerships;
  private final Kinds kinds;

  /**
   * Sets up the service for one unit of work. {@code Work.register()} does it for you.
   *
   * @param tenant whose register
   * @param registrar takes the commands
   * @param journal the tenant's journal
   * @param parties holds the parties
   * @param store holds the partnerships
   * @param gazetteer finds places
   * @param cities the cities
   * @param organizations the organizations
   * @param partnerships the partnerships
   * @param kinds the kinds that the register knows
   */
  public Register(
      TenantId tenant,
      Registrar registrar,
      Journal journal,
      PartyStore parties,
      PartnershipStore store,
      Gazetteer gazetteer,
      Cities cities,
      Organizations organizations,
      Partnerships partnerships,
      Kinds kinds) {
    this.tenant = tenant;
    this.registrar = registrar;
    this.journal = journal;
    this.parties = parties;
    this.store = store;
    this.gazetteer = gazetteer;
    this.cities = cities;
    this.organizations = organizations;
    this.partnerships = partnerships;
    this.kinds = kinds;
  }

  /**
   * Takes over a list of pairs. Each line is taken for itself: what is clear is added, what is not
   * is reported with its reason. For a dry run, do it in a unit of work that is not kept.
   *
   * @param pairs the list: TSV or CSV whose header names the columns
   * @param progress told the number of lines so far, after each
   * @return one report line for each line of the list below its header; or why the list may not be
   *     taken over at all
   * @throws dev.comity.failure.BadFileException if the file as a whole cannot be read
   */
  public Outcome<ImportReport> importPairs(Path pairs, LongConsumer progress) {
    PairImport command = new PairImport(String.valueOf(pairs.getFileName()));
    return registrar.take(
        command,
        () -> {
          RegisterImport taking =
              new RegisterImport(
                  cities,
                  partnerships,
                  kinds,
                  new SideResolver(gazetteer, cities),
                  command.source(),
                  registrar.today());
          List<ReportLine> lines = new ArrayList<>();
          try (TableFile table = TableFile.open(pairs)) {
            PairColumns columns = new PairColumns(table);
            List<TableFile.Row> some = some(table);
            while (!some.isEmpty()) {
              taking.expect(columns, some);
              for (TableFile.Row row : some) {
                lines.add(taking.take(columns, row));
                progress.accept(lines.size());
              }
              some = some(table);
            }
          }
          return Outcome.done(new ImportReport(lines));
        });
  }

  private static List<TableFile.Row> some(TableFile table) {
    List<TableFile.Row> some = new ArrayList<>();
    Optional<TableFile.Row> row = table.next();
    while (row.isPresent()) {
      some.add(row.get());
      row = some.size() < LINES_AT_ONCE ? table.next() : Optional.empty();
    }
    return some;
  }

  /**
   * Writes every partnership as a line of CSV, in a form that {@link #importPairs} reads.
   *
   * @param out where; it is closed
   */
  public void exportPairs(Writer out) {
    new PairExport(cities, partnerships).writeTo(out);
  }

  /**
   * Writes the whole register with its history as JSON, format 1 of {@code docs/formats.md}.
   *
   * @param out where; it is not closed
   */
  public void exportAll(OutputStream out) {
    new JsonExport(tenant, journal, parties, store).writeTo(out);
  }

  /**
   * Takes over a whole register with its history, as {@link #exportAll} wrote it. What the register
   * holds already it may hold again; other things stay as they are.
   *
   * @param in the JSON; it is not closed
   * @param source its name, for messages
   * @return how many things were added, or every reason why not
   * @throws dev.comity.failure.BadFileException if it is no such JSON, or was changed
   */
  public Outcome<Long> importAll(InputStream in, String source) {
    RegisterRestoration command = new RegisterRestoration(source);
    return registrar.take(
        command,
        () ->
            new JsonImport(
                    tenant,
                    journal,
                    parties,
                    store,
                    new Telling(cities, organizations, partnerships),
                    source)
                .read(in));
  }
}
