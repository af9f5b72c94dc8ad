package org.peerprescribing.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A chart of this repository with the values of one site. */
final class Chart {

	static final Chart SERVICE = new Chart(Path.of("helm/service"), "peer");

	static final Chart DATABASE = new Chart(Path.of("helm/database"), "peer-database");

	/** The oldest that the charts say they need. */
	private static final String OLDEST_KUBERNETES = "1.30.0";

	private final Path folder;

	private final String release;

	private Chart(Path folder, String release) {
		this.folder = folder;
		this.release = release;
	}

	Path folder() {
		return this.folder;
	}

	/** The value sets that the repository shows, by their names. */
	static Stream<Path> examples(Chart chart) {
		try (Stream<Path> files = Files.list(chart.folder.resolve("examples"))) {
			return files.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Path example(String name) {
		return SERVICE.folder.resolve("examples").resolve(name + ".yaml");
	}

	/** What Kubernetes would be given. */
	List<Manifest> render(Path values) {
		return render(read(values));
	}

	/** As above; refuses with the chart's own words. */
	List<Manifest> render(Map<String, Object> values) {
		String text = new Helm(copy(temporaryFolder())).template()
			.withName(this.release)
			.withNamespace("peer")
			.withKubeVersion(OLDEST_KUBERNETES)
			.withValuesFile(write(values))
			.call();
		return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
			.filter((document) -> document != null)
			.map((document) -> new Manifest(asMap(document)))
			.toList();
	}

	/** Strictly, with these values in the place of the chart's own. */
	LintResult lint(Path values, Path workplace) throws IOException {
		Path copy = copy(workplace);
		Map<String, Object> merged = merge(read(this.folder.resolve("values.yaml")), read(values));
		Files.writeString(copy.resolve("values.yaml"), new Yaml().dump(merged));
		return new Helm(copy).lint().strict().call();
	}

	/**
	 * What runs before an install is left out of a rendering, so it is made one of the
	 * others here: its mark has another name.
	 */
	private Path copy(Path workplace) {
		Path copy = workplace.resolve(this.folder.getFileName());
		try (Stream<Path> files = Files.walk(this.folder)) {
			for (Path file : files.toList()) {
				Path target = copy.resolve(this.folder.relativize(file).toString());
				if (file.toString().contains("templates/")) {
					Files.writeString(target, Files.readString(file).replace("helm.sh/hook", "shown.helm.sh/hook"));
				}
				else {
					Files.copy(file, target);
				}
			}
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target/helm")), "chart");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The values of an example with one of them changed; null takes it away. */
	static Map<String, Object> with(Path example, String path, @Nullable Object value) {
		Map<String, Object> values = read(example);
		Map<String, Object> place = values;
		List<String> steps = new ArrayList<>(List.of(path.split("/")));
		String last = steps.removeLast();
		for (String step : steps) {
			place = asMap(place.computeIfAbsent(step, (missing) -> new LinkedHashMap<>()));
		}
		if (value == null) {
			place.remove(last);
		}
		else {
			place.put(last, value);
		}
		return values;
	}

	static Map<String, Object> read(Path yaml) {
		try {
			return asMap(new Yaml().load(Files.readString(yaml)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path write(Map<String, Object> values) {
		try {
			Path file = Files.createTempFile("values", ".yaml");
			file.toFile().deleteOnExit();
			return Files.writeString(file, new Yaml().dump(values));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> merge(Map<String, Object> below, Map<String, Object> above) {
		Map<String, Object> merged = new LinkedHashMap<>(below);
		above.forEach((key, value) -> merged.merge(key, value,
				(old, own) -> (old instanceof Map && own instanceof Map) ? merge(asMap(old), asMap(own)) : own));
		return merged;
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> asMap(Object value) {
		return (Map<String, Object>) value;
	}

}
