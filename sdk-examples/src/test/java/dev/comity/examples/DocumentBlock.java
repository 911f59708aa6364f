package dev.comity.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a document.
 *
 * @param document the document
 * @param line the line of the fence, from 1
 * @param language the word behind the fence
 * @param text the lines between the fences
 * @param printed what the document says that the block prints: the text of the next block, if
 *     nothing but "It prints:" stands between
 */
record DocumentBlock(
    Path document, int line, String language, String text, Optional<String> printed) {

  private static final String FENCE = "```";

  static List<DocumentBlock> of(Path document) throws IOException {
    List<DocumentBlock> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(document);
    StringBuilder between = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        between.append(lines.get(i));
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).equals(FENCE)) {
        end++;
      }
      String text = String.join("\n", lines.subList(i + 1, end)) + '\n';
      if (between.toString().equals("It prints:")) {
        blocks.add(blocks.remove(blocks.size() - 1).printing(text));
      }
      String language = lines.get(i).substring(FENCE.length());
      blocks.add(new DocumentBlock(document, i + 1, language, text, Optional.empty()));
      between.setLength(0);
      i = end;
    }
    return blocks;
  }

  static String withoutBlocks(Path document) throws IOException {
    return Files.readString(document).replaceAll("(?ms)^" + FENCE + ".*?^" + FENCE + "$", "");
  }

  private DocumentBlock printing(String lines) {
    return new DocumentBlock(document, line, language, text, Optional.of(lines));
  }

  /** File and line, for finding it. */
  @Override
  public String toString() {
    return document.getFileName() + ", line " + line;
  }
}
