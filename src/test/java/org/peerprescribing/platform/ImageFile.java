package org.peerprescribing.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The image as the build leaves it: a tar with a manifest, a configuration and layers.
 */
final class ImageFile {

	static final Path TAR = Path.of("target/image/peer-prescribing.tar");

	private final Path folder;

	private ImageFile(Path folder) {
		this.folder = folder;
	}

	/** Unpacked, without its layers being laid over each other yet. */
	static ImageFile unpack(Path folder) throws IOException {
		try (InputStream in = Files.newInputStream(TAR)) {
			unpack(in, folder);
		}
		return new ImageFile(folder);
	}

	JsonNode configuration() throws IOException {
		return json(manifest().path("Config").asString());
	}

	private JsonNode manifest() throws IOException {
		return json("manifest.json").path(0);
	}

	private JsonNode json(String name) throws IOException {
		return JsonMapper.builder().build().readTree(Files.readString(this.folder.resolve(name)));
	}

	/** What a container would see; answers with when each file says it was changed. */
	List<Instant> root(Path root) throws IOException {
		List<Instant> changed = new ArrayList<>();
		for (JsonNode layer : manifest().path("Layers")) {
			try (InputStream in = new GZIPInputStream(
					new BufferedInputStream(Files.newInputStream(this.folder.resolve(layer.asString()))))) {
				changed.addAll(unpack(in, root));
			}
		}
		return changed;
	}

	private static List<Instant> unpack(InputStream in, Path folder) throws IOException {
		List<Instant> changed = new ArrayList<>();
		try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(in))) {
			TarArchiveEntry entry = tar.getNextEntry();
			while (entry != null) {
				Path target = folder.resolve(entry.getName()).normalize();
				if (!target.startsWith(folder)) {
					throw new IOException("Leads out of the folder: " + entry.getName());
				}
				if (entry.isDirectory()) {
					Files.createDirectories(target);
				}
				else {
					Files.createDirectories(target.getParent());
					Files.copy(tar, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
				}
				changed.add(entry.getLastModifiedTime().toInstant());
				entry = tar.getNextEntry();
			}
		}
		return changed;
	}

}
