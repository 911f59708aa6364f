package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.failure.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a whole register with its history from a file. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Reads a whole register with its history from the JSON that 'export' wrote.")
final class RestoreCommand implements Callable<Integer> {

  /** A file of another register can clash in every record: the first few tell enough. */
  private static final int SHOWN = 10;

  @Parameters(paramLabel = "FILE", description = "the JSON file")
  Path file = Path.of("");

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (DatabaseOption.Opened opened = database.open();
        InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Outcome<Long> added =
          opened.comity().write(work -> work.register().importAll(in, file.toString()));
      return added.fold(
          count -> {
            spec.commandLine().getOut().println("Restored   " + count + " records of " + file);
            return ExitCode.OK;
          },
          refused -> {
            refused.reasons().stream()
                .limit(SHOWN)
                .forEach(it -> spec.commandLine().getErr().println(it.message()));
            return ComityProgram.ANSWER_IS_NO;
          });
    } catch (IOException e) {
      throw BadFileException.of(file.toString(), "cannot be read (" + e + ")", e);
    }
  }
}
