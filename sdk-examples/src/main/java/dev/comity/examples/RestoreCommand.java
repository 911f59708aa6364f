package dev.comity.examples;

import dev.comity.Comity;
import dev.comity.backup.Restoration;
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

/** Reads a whole register with its history, or everything that a database held, from a file. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Reads a whole register with its history from the JSON that 'export' wrote, "
            + "or everything from what 'backup' wrote, into an empty database.")
final class RestoreCommand implements Callable<Integer> {

  /** A file of another register can clash in every record: the first few tell enough. */
  private static final int SHOWN = 10;

  @Parameters(paramLabel = "FILE", description = "the file; its content tells which it is")
  Path file = Path.of("");

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (DatabaseOption.Opened opened = database.open();
        InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return isGzip(in) ? everything(opened.comity()) : register(opened.comity(), in);
    } catch (IOException e) {
      throw BadFileException.of(file.toString(), "cannot be read (" + e + ")", e);
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip;
  }

  private int register(Comity comity, InputStream in) {
    Outcome<Long> added = comity.write(work -> work.register().importAll(in, file.toString()));
    return added.fold(
        count -> {
          spec.commandLine().getOut().println("Restored   " + count + " records of " + file);
          return ExitCode.OK;
        },
        this::refuse);
  }

  private int everything(Comity comity) {
    try (Progress progress = new Progress(spec.commandLine().getErr(), "lines")) {
      Outcome<Restoration> restored = comity.backup().reporting(progress).restoreFrom(file);
      return restored.fold(
          it -> {
            BackupCommand.tell(it.content(), spec.commandLine().getOut());
            spec.commandLine().getOut().println("Restored   " + file);
            return ExitCode.OK;
          },
          this::refuse);
    }
  }

  private int refuse(Outcome.Refused<?> refused) {
    refused.reasons().stream()
        .limit(SHOWN)
        .forEach(it -> spec.commandLine().getErr().println(it.message()));
    return ComityProgram.ANSWER_IS_NO;
  }
}
