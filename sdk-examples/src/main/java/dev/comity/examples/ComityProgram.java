package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.failure.StorageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/**
 * The example program. Exit codes: 0 done; 1 done, but the answer is no (refused, not found,
 * tampered with); 2 wrong words on the command line or a bad file; 3 the storage failed.
 */
@Command(
    name = "comity",
    description = "Keeps a register of city partnerships.",
    mixinStandardHelpOptions = true,
    version = "comity 0.1.0-SNAPSHOT",
    subcommands = {
      StoryCommand.class,
      ImportCommand.class,
      HistoryCommand.class,
      AsOfCommand.class,
      ExportCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      VerifyCommand.class,
      FitCommand.class,
      AssignCommand.class,
      ResidentsCommand.class,
      RoommatesCommand.class,
      PairUpCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:done, but the answer is no: refused, not found, tampered with",
      "2:wrong words on the command line, or a bad file",
      "3:the storage failed"
    })
public final class ComityProgram {

  static final int ANSWER_IS_NO = 1;
  static final int STORAGE_FAILED = 3;

  private ComityProgram() {}

  /**
   * Runs the program and ends the JVM.
   *
   * @param words the words on the command line
   */
  public static void main(String[] words) {
    System.setProperty("org.jboss.logging.provider", "slf4j"); // the validator says hello elsewhere
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, words);
    out.flush();
    err.flush();
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  private static final Pattern DECIMAL =
      Pattern.compile("-?(?:[0-9]+(?:[.][0-9]+)?|NaN|Infinity)"); // what follows refuses the words

  static int run(PrintWriter out, PrintWriter err, String... words) {
    CommandLine program =
        new CommandLine(new ComityProgram())
            .setOut(out)
            .setErr(err)
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(long.class, ComityProgram::wholeNumber)
            .registerConverter(Long.class, ComityProgram::wholeNumber)
            .registerConverter(int.class, ComityProgram::smallNumber)
            .registerConverter(Integer.class, ComityProgram::smallNumber)
            .registerConverter(double.class, ComityProgram::decimal)
            .registerConverter(Path.class, ComityProgram::file)
            .setExecutionExceptionHandler((fault, command, parsed) -> explain(fault, err));
    return words.length == 0 ? usage(program, out) : program.execute(words);
  }

  private static long wholeNumber(String word) {
    return WholeNumber.parse(word).orElseThrow(() -> noNumber(word, "whole number of 64 bits"));
  }

  private static int smallNumber(String word) {
    long number =
        WholeNumber.parse(word).orElseThrow(() -> noNumber(word, "whole number of 32 bits"));
    if ((int) number != number) {
      throw noNumber(word, "whole number of 32 bits");
    }
    return (int) number;
  }

  private static Path file(String word) {
    if (word.isEmpty()) {
      throw new TypeConversionException("an empty word names no file. Maybe its name?");
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'" + word + "' can name no file here. Maybe another name, or LC_ALL=C.UTF-8?");
    }
  }

  private static double decimal(String word) {
    if (!DECIMAL.matcher(word).matches()) {
      throw new TypeConversionException("'" + word + "' is no number. Maybe as in 12.5?");
    }
    return Double.parseDouble(word);
  }

  private static TypeConversionException noNumber(String word, String form) {
    return new TypeConversionException(
        "'" + word + "' is no " + form + ". Maybe digits alone, as in 42?");
  }

  private static int usage(CommandLine program, PrintWriter out) {
    program.usage(out);
    return ExitCode.USAGE;
  }

  /** What the user can mend is one line; what only we can mend keeps its stack trace. */
  private static int explain(Exception fault, PrintWriter err) throws Exception {
    if (fault instanceof BadFileException) {
      err.println(fault.getMessage());
      return ExitCode.USAGE;
    }
    if (fault instanceof StorageException) {
      err.println("The storage failed: " + fault.getMessage());
      return STORAGE_FAILED;
    }
    throw fault;
  }
}
