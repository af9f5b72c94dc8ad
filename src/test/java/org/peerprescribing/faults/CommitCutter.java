package org.peerprescribing.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the service and its database and, now and then, cuts the connection at a
 * commit: before the database has seen it, or after the database has committed and before
 * the service has been told. The service must speak unencrypted and name its commit each
 * time ({@code sslmode=disable&prepareThreshold=0}).
 */
final class CommitCutter implements AutoCloseable {

	private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

	private final ServerSocket listening;

	private final int database;

	private final Random random;

	private final AtomicInteger struck = new AtomicInteger();

	private volatile double share;

	CommitCutter(int database, long seed) {
		this.database = database;
		this.random = new Random(seed);
		try {
			this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	/** For the run role. */
	String url() {
		return "jdbc:postgresql://localhost:" + this.listening.getLocalPort()
				+ "/peer?sslmode=disable&prepareThreshold=0";
	}

	/** From now on this share of the commits loses its connection; 0 for none. */
	void cut(double share) {
		this.share = share;
	}

	/** How many commits lost theirs so far. */
	int struck() {
		return this.struck.get();
	}

	private void accept() {
		while (!this.listening.isClosed()) {
			try {
				Socket client = this.listening.accept();
				Thread.ofVirtual().start(() -> join(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void join(Socket client) {
		try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), this.database)) {
			Joined joined = new Joined(client, server);
			Thread back = Thread.ofVirtual().start(joined::answers);
			joined.requests();
			back.join();
		}
		catch (IOException ex) {
			// The database is down: the client's connection is closed.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized Cut draw(byte[] sent, int length) {
		if (this.share == 0 || !holds(sent, length) || this.random.nextDouble() >= this.share) {
			return Cut.NONE;
		}
		this.struck.incrementAndGet();
		return this.random.nextBoolean() ? Cut.BEFORE : Cut.AFTER;
	}

	private static boolean holds(byte[] sent, int length) {
		for (int i = 0; i + COMMIT.length <= length; i++) {
			if (java.util.Arrays.equals(sent, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void close() {
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private enum Cut {

		NONE, BEFORE, AFTER

	}

	private final class Joined {

		private final Socket client;

		private final Socket server;

		private volatile boolean swallowing;

		Joined(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		void requests() {
			try {
				InputStream in = this.client.getInputStream();
				OutputStream out = this.server.getOutputStream();
				byte[] buffer = new byte[65_536];
				for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
					Cut cut = draw(buffer, length);
					if (cut == Cut.BEFORE) {
						break;
					}
					// Before the database can answer.
					this.swallowing = cut == Cut.AFTER;
					out.write(buffer, 0, length);
				}
			}
			catch (IOException ex) {
				// One side is gone.
			}
			finally {
				if (!this.swallowing) {
					end();
				}
			}
		}

		void answers() {
			try {
				InputStream in = this.server.getInputStream();
				OutputStream out = this.client.getOutputStream();
				byte[] buffer = new byte[65_536];
				for (int length = in.read(buffer); length >= 0 && !this.swallowing; length = in.read(buffer)) {
					out.write(buffer, 0, length);
				}
			}
			catch (IOException ex) {
				// One side is gone.
			}
			finally {
				end();
			}
		}

		private void end() {
			try {
				this.client.close();
				this.server.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
