package org.peerprescribing.platform;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** One resource as Kubernetes would be given it. */
record Manifest(Map<String, Object> content) {

	String kind() {
		return String.valueOf(this.content.get("kind"));
	}

	String version() {
		return String.valueOf(this.content.get("apiVersion"));
	}

	String name() {
		return String.valueOf(at("metadata/name"));
	}

	/** What lies at a path of keys; null where nothing does. */
	@Nullable Object find(String path) {
		Object place = this.content;
		for (String step : path.split("/")) {
			if (place instanceof List<?> list && step.matches("[0-9]+")) {
				place = (list.size() > Integer.parseInt(step)) ? list.get(Integer.parseInt(step)) : null;
			}
			else {
				place = (place instanceof Map<?, ?> map) ? map.get(step) : null;
			}
		}
		return place;
	}

	/** As above; refuses where nothing lies there. */
	Object at(String path) {
		return Objects.requireNonNull(find(path),
				() -> kind() + " " + this.content.get("metadata") + " has no " + path);
	}

	int number(String path) {
		return ((Number) at(path)).intValue();
	}

	Map<String, Object> map(String path) {
		return Chart.asMap(at(path));
	}

	List<Manifest> list(String path) {
		return ((List<?>) Optional.ofNullable(find(path)).orElse(List.of())).stream()
			.map((one) -> new Manifest(Chart.asMap(Objects.requireNonNull(one))))
			.toList();
	}

	/** The pod that a workload makes; none where it makes none. */
	Stream<Manifest> pods() {
		return (find("spec/template/spec/containers") != null) ? Stream.of(new Manifest(map("spec/template")))
				: Stream.empty();
	}

	static Manifest only(List<Manifest> all, String kind) {
		List<Manifest> found = all.stream().filter((one) -> one.kind().equals(kind)).toList();
		if (found.size() != 1) {
			throw new IllegalStateException("There are " + found.size() + " of " + kind);
		}
		return found.getFirst();
	}

}
