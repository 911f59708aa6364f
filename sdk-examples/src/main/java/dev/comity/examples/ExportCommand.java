package dev.comity.examples;

import dev.comity.failure.BadFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the register into a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the register into a file: every partnership as a line of CSV (*.csv), which 'import' "
            + "reads again; or everything with its history as JSON (*.json), which 'restore' reads again.")
final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "a name that ends in .csv or .json")
  Path file = Path.of("");

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    boolean json = file.toString().endsWith(".json");
    if (!json && !file.toString().endsWith(".csv")) {
      throw BadFileException.of(
          file.toString(), "the ending tells the form: .csv or .json. Maybe register.json?");
    }
    try (DatabaseOption.Opened opened = database.openExisting()) {
      try (OutputStream out = Files.newOutputStream(file)) {
        opened
            .comity()
            .read(
                work -> {
                  if (json) {
                    work.register().exportAll(out);
                  } else {
                    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    work.register().exportPairs(text);
                  }
                  return true;
                });
      }
      spec.commandLine().getOut().println("Written    " + file);
      return ExitCode.OK;
    }
  }
}
