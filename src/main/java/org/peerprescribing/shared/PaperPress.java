package org.peerprescribing.shared;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;

/**
 * Turns a page of HTML into a PDF of A4 pages: tagged, so that it can be read aloud, and
 * with its fonts inside. The page names its language, a title and a description, as
 * PDF/UA asks for; its looks are those of the one style sheet here. Nothing is fetched:
 * pictures stand in the page as {@code data:} addresses.
 */
public final class PaperPress {

	private static final String STYLE_SHEET = "/paper/paper.css";

	private static final String REGULAR = "/paper/dejavu/ttf/DejaVuSans.ttf";

	private static final String BOLD = "/paper/dejavu/ttf/DejaVuSans-Bold.ttf";

	static {
		// What it says at lower levels quotes the page.
		XRLog.listRegisteredLoggers().forEach((logger) -> XRLog.setLevel(logger, Level.SEVERE));
	}

	private PaperPress() {
	}

	/** For a person: PDF/UA-1 (ISO 14289-1). */
	public static byte[] forReading(String html) {
		return print(html, PdfAConformance.NONE);
	}

	/** For a record: PDF/A-2a (ISO 19005-2), tagged as for reading. */
	public static byte[] forKeeping(String html) {
		return print(html, PdfAConformance.PDFA_2_A);
	}

	private static byte[] print(String html, PdfAConformance conformance) {
		Document page = Jsoup.parse(html);
		page.head().appendElement("style").appendChild(new DataNode(text(STYLE_SHEET)));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			PdfRendererBuilder builder = new PdfRendererBuilder().useFastMode()
				.usePdfUaAccessibility(true)
				.usePdfAConformance(conformance)
				.useFont(() -> open(REGULAR), "paper", 400, FontStyle.NORMAL, true)
				.useFont(() -> open(BOLD), "paper", 700, FontStyle.NORMAL, true)
				.useUnicodeBidiSplitter(JavaBidi.Splitter::new)
				.useUnicodeBidiReorderer(new JavaBidi.Reorderer())
				.useExternalResourceAccessControl(PaperPress::standsInThePage,
						ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
				.useExternalResourceAccessControl(PaperPress::standsInThePage,
						ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
				.withW3cDocument(new W3CDom().fromJsoup(page), "data:,")
				.toStream(out);
			if (conformance != PdfAConformance.NONE) {
				builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
			}
			builder.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static boolean standsInThePage(String address, ExternalResourceType type) {
		return address.startsWith("data:");
	}

	private static String text(String resource) {
		try (InputStream in = open(resource)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream open(String resource) {
		InputStream in = PaperPress.class.getResourceAsStream(resource);
		if (in == null) {
			throw new IllegalStateException("Not in this jar: " + resource);
		}
		return in;
	}

}
