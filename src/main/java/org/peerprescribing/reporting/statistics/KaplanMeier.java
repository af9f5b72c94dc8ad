package org.peerprescribing.reporting.statistics;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The share that has had the event by each day, where nothing competes with it: 1 minus
 * the product-limit estimate (E. L. Kaplan and P. Meier, Journal of the American
 * Statistical Association 53, 1958, 457-481) with the standard error of M. Greenwood
 * (Reports on Public Health and Medical Subjects 33, 1926). Somebody last seen on a day
 * is at risk on that day.
 *
 * @param steps by day, only days with an event
 */
record KaplanMeier(List<Step> steps) {

	KaplanMeier {
		steps = List.copyOf(steps);
	}

	/** Refuses nobody, and whoever ended by a competing event. */
	static KaplanMeier of(List<TimeToEvent> times) {
		if (times.isEmpty()) {
			throw new IllegalArgumentException("Time to an event needs somebody");
		}
		Map<Integer, int[]> days = new TreeMap<>();
		for (TimeToEvent time : times) {
			int[] day = days.computeIfAbsent(time.day(), (key) -> new int[2]);
			switch (time.ending()) {
				case EVENT -> day[0]++;
				case CENSORED -> day[1]++;
				default -> throw new IllegalArgumentException("Competing events need a cumulative incidence");
			}
		}
		List<Step> steps = new java.util.ArrayList<>();
		int atRisk = times.size();
		double without = 1;
		double greenwood = 0;
		for (Map.Entry<Integer, int[]> day : days.entrySet()) {
			int events = day.getValue()[0];
			if (events > 0) {
				without *= (atRisk - events) / (double) atRisk;
				greenwood += events / ((double) atRisk * (atRisk - events));
				OptionalDouble error = (atRisk > events) ? OptionalDouble.of(without * Math.sqrt(greenwood))
						: OptionalDouble.empty();
				steps.add(new Step(day.getKey(), 1 - without, error));
			}
			atRisk -= events + day.getValue()[1];
		}
		return new KaplanMeier(steps);
	}

	/**
	 * From this day on.
	 *
	 * @param day whole days from the start
	 * @param share who has had the event, 0 to 1
	 * @param standardError empty where nobody is left to have it
	 */
	record Step(int day, double share, OptionalDouble standardError) {
	}

}
