package org.peerprescribing.outcomes.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The instruments of this release. The service does not start with one whose wording is
 * not that of its version, nor with a measure in its settings that it does not know.
 */
@Component
public class Instruments {

	/** Asked at weeks 2, 6 and 12; no measure. */
	private static final String CHECK_IN = "check-in";

	private static final String FOLDER = "/instruments/";

	private static final Logger LOG = LoggerFactory.getLogger(Instruments.class);

	private final Map<String, Instrument> all = new LinkedHashMap<>();

	private final List<Instrument> measures;

	Instruments(OutcomeSettings settings) {
		new String(bytes("instruments.csv"), StandardCharsets.UTF_8).lines()
			.skip(1)
			.map(InstrumentReader.Entry::of)
			.forEach((entry) -> this.all.put(entry.id(), InstrumentReader.read(entry, bytes(entry.id() + ".json"))));
		this.measures = settings.measures()
			.stream()
			.distinct()
			.map(this::measure)
			.filter((instrument) -> mayBeAsked(instrument, settings))
			.toList();
	}

	/** The check-in of this release. */
	public Instrument checkIn() {
		return find(CHECK_IN).orElseThrow();
	}

	/** Whether it is asked here or not. */
	public Optional<Instrument> find(String id) {
		return Optional.ofNullable(this.all.get(id));
	}

	/** The optional measures that are switched on, in the order of the settings. */
	public List<Instrument> measures() {
		return this.measures;
	}

	/** A licence without the words to ask is not enough, nor the words without it. */
	static boolean mayBeAsked(Instrument instrument, OutcomeSettings settings) {
		boolean licensed = instrument.licence() != Licence.REQUIRED || settings.hasEvidence(instrument.id());
		boolean worded = !instrument.items().isEmpty();
		if (!licensed || !worded) {
			LOG.warn("instrument-off id={} licensed={} worded={}", instrument.id(), licensed, worded);
		}
		return licensed && worded;
	}

	private Instrument measure(String id) {
		return find(id).filter((instrument) -> !id.equals(CHECK_IN))
			.orElseThrow(() -> new IllegalArgumentException(
					"peerprescribing.outcomes.measures names a measure that is not known"));
	}

	private static byte[] bytes(String name) {
		try (InputStream file = Instruments.class.getResourceAsStream(FOLDER + name)) {
			if (file == null) {
				throw new IllegalStateException("No file for the instrument " + name);
			}
			return file.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
