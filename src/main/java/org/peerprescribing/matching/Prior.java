package org.peerprescribing.matching;

import java.util.Collection;
import java.util.Locale;

import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.TrackRecord;

/**
 * The pooled rates of a group of needs, by which a short track record is drawn towards
 * the average: (a + s) / (a + b + n) with a + b = 20, the posterior mean of a beta prior.
 * The two rates are never mixed: joined among those sent, useful among those who joined
 * and answered. Who has not answered is no failure: they are in neither count of the
 * second rate.
 *
 * @param joinedRate 0 to 1
 * @param usefulRate 0 to 1
 */
record Prior(double joinedRate, double usefulRate) {

	/** Where nobody has been sent anywhere yet. */
	static final Prior UNKNOWN = new Prior(7.0 / 20, 0.5);

	/** How many people's worth of evidence the average counts for. */
	private static final double STRENGTH = 20;

	/** The pooled rates of these communities; what is not known is the same for all. */
	static Prior of(Collection<ListedCommunity> group) {
		double sent = 0;
		double joined = 0;
		double answered = 0;
		double useful = 0;
		for (ListedCommunity listed : group) {
			TrackRecord.Decayed record = listed.trackRecord().decayed();
			sent += record.sent();
			joined += Math.min(record.joined(), record.sent());
			answered += record.answered();
			useful += Math.min(record.useful(), record.answered());
		}
		return new Prior((sent > 0) ? joined / sent : UNKNOWN.joinedRate(),
				(answered > 0) ? useful / answered : UNKNOWN.usefulRate());
	}

	double joined(TrackRecord.Decayed decayed) {
		return shrunk(this.joinedRate, Math.min(decayed.joined(), decayed.sent()), decayed.sent());
	}

	double useful(TrackRecord.Decayed decayed) {
		return shrunk(this.usefulRate, Math.min(decayed.useful(), decayed.answered()), decayed.answered());
	}

	static double shrunk(double rate, double successes, double of) {
		return (STRENGTH * rate + successes) / (STRENGTH + of);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "joined %.3f, useful %.3f", this.joinedRate, this.usefulRate);
	}

}
