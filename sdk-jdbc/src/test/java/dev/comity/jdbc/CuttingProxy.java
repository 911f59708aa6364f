package dev.comity.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Passes on what a driver and its server say to each other, and cuts the line when it is told to:
 * at once, or at the next commit, before or after the server has heard of it.
 */
final class CuttingProxy implements AutoCloseable {

  /** What happens to the next commit. */
  enum NextCommit {
    PASSES,
    /** The server never hears of it. */
    IS_LOST,
    /** The server carries it out, but its answer never arrives. */
    IS_NOT_ANSWERED
  }

  private static final Pattern COMMIT = Pattern.compile("(?<!AUTO)COMMIT");

  private final ServerSocket door;
  private final int server;
  private final AtomicReference<NextCommit> next = new AtomicReference<>(NextCommit.PASSES);
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  private CuttingProxy(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  /** Opens a port of its own in front of a server's. */
  static CuttingProxy before(int port) throws IOException {
    CuttingProxy proxy =
        new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    start("door", proxy::accept);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  void letNextCommit(NextCommit what) {
    next.set(what);
  }

  /** Cuts every line that is open; new ones may be opened. */
  void cut() {
    for (Socket it = open.poll(); it != null; it = open.poll()) {
      close(it);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, "proxy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        open.add(behind);
        start("asking", () -> ask(client, behind));
        start("answering", () -> answer(behind, client));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException("The proxy is broken", e);
        }
      }
    }
  }

  private void ask(Socket client, Socket behind) {
    pass(
        client,
        behind,
        said -> {
          if (!COMMIT.matcher(said).find()) {
            return true;
          }
          if (next.compareAndSet(NextCommit.IS_LOST, NextCommit.PASSES)) {
            return false;
          }
          if (next.compareAndSet(NextCommit.IS_NOT_ANSWERED, NextCommit.PASSES)) {
            deaf = client;
          }
          return true;
        });
  }

  /** Whose answer is swallowed, and who then hears nothing more. */
  private volatile Socket deaf;

  private void answer(Socket behind, Socket client) {
    pass(behind, client, said -> deaf != client);
  }

  /** What is looked at before it is passed on; if the answer is no, the line is cut instead. */
  @FunctionalInterface
  private interface Gate {
    boolean lets(String said);
  }

  private static void pass(Socket from, Socket to, Gate gate) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        String said = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        if (!gate.lets(said.toUpperCase(Locale.ROOT))) {
          return;
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // one side has hung up, or the line was cut: both are closed now, which is what is wanted
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A line cannot be cut", e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
