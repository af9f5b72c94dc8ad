package org.peerprescribing.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.peerprescribing.consent.Channel;
import org.yaml.snakeyaml.Yaml;

/**
 * One row of the table of plays.
 *
 * @param name what happens, as a sentence
 * @param scene plays with the same one share their days
 * @param channel how the patient is reached
 * @param deeds what happens when, in its order
 * @param ladder the steps of all attempts that must come of it
 * @param messages what the patient must have got, each with its day
 * @param ends how the prescription must stand at the end
 * @param asks a kind of work that must be open for the practice; empty for none
 */
record Play(String name, String scene, Channel channel, TreeMap<Moment, List<String>> deeds, String ladder,
		String messages, String ends, String asks) {

	private static final LocalTime MORNING = LocalTime.of(10, 0);

	/** The table. */
	static List<Play> all() {
		try (InputStream table = Objects.requireNonNull(Play.class.getResourceAsStream("/plays/twelve-weeks.yaml"))) {
			List<Map<String, Object>> rows = new Yaml().load(table);
			return rows.stream().map(Play::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Play of(Map<String, Object> row) {
		TreeMap<Moment, List<String>> deeds = new TreeMap<>();
		((Map<Object, List<String>>) Objects.requireNonNull(row.get("days")))
			.forEach((when, what) -> deeds.put(moment(when.toString()), what));
		return new Play(said(row, "play"), row.getOrDefault("scene", "ordinary").toString(),
				Channel.valueOf(row.getOrDefault("channel", "TEXT").toString()), deeds, said(row, "ladder"),
				said(row, "messages"), said(row, "ends"), row.getOrDefault("asks", "").toString());
	}

	private static String said(Map<String, Object> row, String what) {
		return Objects.requireNonNull(row.get(what), what).toString();
	}

	private static Moment moment(String said) {
		String[] parts = said.split("@");
		return new Moment(Integer.parseInt(parts[0]), (parts.length == 1) ? MORNING : LocalTime.parse(parts[1]));
	}

	/** A time of a day, counted from the day of the issue. */
	record Moment(int day, LocalTime time) implements Comparable<Moment> {

		@Override
		public int compareTo(Moment other) {
			return (this.day != other.day) ? Integer.compare(this.day, other.day) : this.time.compareTo(other.time);
		}

	}

}
