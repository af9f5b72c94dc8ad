package org.peerprescribing.matching;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import org.peerprescribing.directory.ListedCommunity;

/**
 * How much heap the index of ten thousand communities keeps, with and without the listing
 * that it is made of. Target: 50 MB.
 */
final class IndexHeap {

	private static final int COPIES = 8;

	private IndexHeap() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		GeneratedDirectory.needs();
		long empty = used();
		List<List<ListedCommunity>> listings = new ArrayList<>();
		for (int i = 0; i < COPIES; i++) {
			listings.add(GeneratedDirectory.realistic(i));
		}
		long listed = used();
		List<MatchIndex> indexes = new ArrayList<>();
		for (List<ListedCommunity> listing : listings) {
			MatchIndex index = MatchIndex.of(listing, GeneratedDirectory.needs(), Shares.NONE, null);
			Snapshots.name(index);
			indexes.add(index);
		}
		long indexed = used();
		System.out.printf("%nHeap of the index of %,d communities: %.1f MB, and its listing %.1f MB (mean of %d)%n%n",
				indexes.getFirst().candidates().size(), megabytes(indexed - listed), megabytes(listed - empty),
				indexes.size());
	}

	private static double megabytes(long bytes) {
		return bytes / (double) COPIES / (1 << 20);
	}

	/** What is left after collections have stopped freeing anything. */
	private static long used() throws InterruptedException {
		long last = Long.MAX_VALUE;
		while (true) {
			System.gc();
			long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			if (now >= last - (1 << 16)) {
				return now;
			}
			last = now;
		}
	}

}
