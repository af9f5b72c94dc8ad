package org.peerprescribing.faults;

import java.io.IOException;

/**
 * Ends a process of the harness as soon as the one that started it is gone: its standard
 * input, which nobody writes to, comes to its end then.
 */
final class Lifeline {

	private Lifeline() {
	}

	static void hold() {
		Thread watching = new Thread(() -> {
			try {
				while (System.in.read() >= 0) {
					continue;
				}
			}
			catch (IOException ex) {
				// As good as the end.
			}
			Runtime.getRuntime().halt(1);
		}, "lifeline");
		watching.setDaemon(true);
		watching.start();
	}

}
