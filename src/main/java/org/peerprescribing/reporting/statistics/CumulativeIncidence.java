package org.peerprescribing.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share that has come to each ending by each day, where one ending rules out the
 * others (O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5, 1978,
 * 141-150). The standard error is that of the delta method (E. Marubini and M. G.
 * Valsecchi, Analysing Survival Data from Clinical Trials and Observational Studies,
 * 1995, section 10.4). Somebody last seen on a day is at risk on that day.
 *
 * @param steps by day, only days with an ending
 */
public record CumulativeIncidence(List<Step> steps) {

	public CumulativeIncidence {
		steps = List.copyOf(steps);
	}

	/**
	 * @param times at least one
	 */
	public static CumulativeIncidence of(List<TimeToEvent> times) {
		if (times.isEmpty()) {
			throw new IllegalArgumentException("Time to an event needs somebody");
		}
		Map<Integer, int[]> days = new TreeMap<>();
		for (TimeToEvent time : times) {
			days.computeIfAbsent(time.day(), (key) -> new int[TimeToEvent.Ending.values().length])[time.ending()
				.ordinal()]++;
		}
		List<AtRisk> history = new ArrayList<>();
		int atRisk = times.size();
		double before = 1;
		for (Map.Entry<Integer, int[]> day : days.entrySet()) {
			int[] endings = day.getValue();
			int gone = Arrays.stream(endings).sum();
			int ended = gone - endings[TimeToEvent.Ending.CENSORED.ordinal()];
			if (ended > 0) {
				history.add(new AtRisk(day.getKey(), atRisk, before, ended, endings));
				before *= (atRisk - ended) / (double) atRisk;
			}
			atRisk -= gone;
		}
		return new CumulativeIncidence(steps(history));
	}

	private static List<Step> steps(List<AtRisk> history) {
		Map<TimeToEvent.Ending, double[]> shares = new EnumMap<>(TimeToEvent.Ending.class);
		for (TimeToEvent.Ending ending : TimeToEvent.Ending.values()) {
			if (ending != TimeToEvent.Ending.CENSORED) {
				shares.put(ending, new double[history.size()]);
			}
		}
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < history.size(); i++) {
			AtRisk day = history.get(i);
			Map<TimeToEvent.Ending, Share> reached = new EnumMap<>(TimeToEvent.Ending.class);
			for (Map.Entry<TimeToEvent.Ending, double[]> share : shares.entrySet()) {
				double[] sofar = share.getValue();
				int events = day.endings()[share.getKey().ordinal()];
				sofar[i] = ((i > 0) ? sofar[i - 1] : 0) + day.before() * events / day.number();
				reached.put(share.getKey(), new Share(Math.min(1, sofar[i]),
						Math.sqrt(Math.max(0, variance(history, share.getKey(), sofar, i)))));
			}
			steps.add(new Step(day.day(), reached));
		}
		return steps;
	}

	private static double variance(List<AtRisk> history, TimeToEvent.Ending ending, double[] shares, int at) {
		double sum = 0;
		for (int i = 0; i <= at; i++) {
			AtRisk day = history.get(i);
			double n = day.number();
			double events = day.endings()[ending.ordinal()];
			double since = shares[at] - shares[i];
			// Where nobody is left, nothing comes after it: the first term is 0.
			if (day.ended() < day.number()) {
				sum += since * since * day.ended() / (n * (n - day.ended()));
			}
			sum += day.before() * day.before() * events * (n - events) / (n * n * n);
			sum -= 2 * since * day.before() * events / (n * n);
		}
		return sum;
	}

	/** The share that has had an ending by a day, with its standard error. */
	public Share by(int day, TimeToEvent.Ending ending) {
		Share reached = new Share(0, 0);
		for (Step step : this.steps) {
			if (step.day() <= day) {
				reached = step.of(ending);
			}
		}
		return reached;
	}

	/**
	 * From this day on.
	 *
	 * @param day whole days from the start
	 * @param shares of every ending but {@code CENSORED}; together 1 at most
	 */
	public record Step(int day, Map<TimeToEvent.Ending, Share> shares) {

		public Step {
			shares = Map.copyOf(shares);
		}

		/** Refuses {@code CENSORED}, which is no ending. */
		public Share of(TimeToEvent.Ending ending) {
			Share share = this.shares.get(ending);
			if (share == null) {
				throw new IllegalArgumentException("No share of " + ending);
			}
			return share;
		}

	}

	/**
	 * A share with its standard error.
	 *
	 * @param value 0 to 1
	 * @param standardError 0 or more
	 */
	public record Share(double value, double standardError) {

		/**
		 * At 95 %, on the scale of log(-log), so that it stays within 0 and 1 (J. D.
		 * Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data,
		 * 2nd edition 2002, section 1.4).
		 */
		public Interval interval() {
			if (this.value <= 0 || this.value >= 1) {
				return new Interval(this.value, this.value);
			}
			double spread = Math.exp(Proportion.Z * this.standardError / Math.abs(this.value * Math.log(this.value)));
			return new Interval(Math.pow(this.value, spread), Math.pow(this.value, 1 / spread));
		}

	}

	/**
	 * A day on which somebody came to an ending; {@code before} are those without one.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record AtRisk(int day, int number, double before, int ended, int[] endings) {
	}

}
