package org.peerprescribing.faults;

import java.util.concurrent.CountDownLatch;

import org.peerprescribing.support.StubRecordServer;

/** The small record system in a process of its own. The only argument: its port. */
final class RecordServerMain {

	private RecordServerMain() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		Lifeline.hold();
		new StubRecordServer(Integer.parseInt(arguments[0]));
		new CountDownLatch(1).await();
	}

}
