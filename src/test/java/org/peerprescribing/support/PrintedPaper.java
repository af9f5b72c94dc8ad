package org.peerprescribing.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * A PDF as somebody holds it in their hand: looked at by veraPDF, read aloud, and
 * photographed.
 *
 * @param pdf the file
 */
@SuppressWarnings("ArrayRecordComponent")
public record PrintedPaper(byte[] pdf) {

	/** What veraPDF has against it; empty where it conforms to PDF/UA-1. */
	public List<String> againstUniversalAccess() {
		return against(PDFAFlavour.PDFUA_1);
	}

	/** What veraPDF has against it; empty where it conforms to PDF/A-2a. */
	public List<String> againstKeeping() {
		return against(PDFAFlavour.PDFA_2_A);
	}

	public int pages() {
		return with(PDDocument::getNumberOfPages);
	}

	public String language() {
		return with((document) -> document.getDocumentCatalog().getLanguage());
	}

	/** Its words in the order in which they stand, with single blanks. */
	public String words() {
		return with((document) -> new PDFTextStripper().getText(document)).replaceAll("\\s+", " ");
	}

	/** The languages in which parts of it are marked, so that they are read aloud so. */
	public Set<String> languagesOfParts() {
		return with((document) -> {
			Set<String> found = new TreeSet<>();
			gather(document.getDocumentCatalog().getStructureTreeRoot(), found);
			return found;
		});
	}

	/** The first page at 150 dots an inch. */
	public BufferedImage photograph() {
		return with((document) -> new PDFRenderer(document).renderImageWithDPI(0, 150));
	}

	/** Kept beside the test reports, for a person to look at. */
	public PrintedPaper keep(String name) {
		try {
			Path folder = Files.createDirectories(Path.of("target/paper"));
			Files.write(folder.resolve(name + ".pdf"), this.pdf);
			ImageIO.write(photograph(), "png", folder.resolve(name + ".png").toFile());
			return this;
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** What a telephone reads in the photograph of the page. */
	public String square() {
		BufferedImage photograph = photograph();
		int[] pixels = photograph.getRGB(0, 0, photograph.getWidth(), photograph.getHeight(), null, 0,
				photograph.getWidth());
		try {
			return new QRCodeReader()
				.decode(new BinaryBitmap(new HybridBinarizer(
						new RGBLuminanceSource(photograph.getWidth(), photograph.getHeight(), pixels))),
						Map.of(DecodeHintType.TRY_HARDER, true))
				.getText();
		}
		catch (ReaderException ex) {
			throw new AssertionError("No square can be read on this page", ex);
		}
	}

	/** Whether nothing is printed within ten millimetres of an edge. */
	public boolean isBlankAtTheEdges() {
		BufferedImage photograph = photograph();
		int edge = (int) (10 / 25.4 * 150);
		for (int y = 0; y < photograph.getHeight(); y++) {
			for (int x = 0; x < photograph.getWidth(); x++) {
				boolean within = x >= edge && x < photograph.getWidth() - edge && y >= edge
						&& y < photograph.getHeight() - edge;
				if (!within && (photograph.getRGB(x, y) & 0xFF) < 128) {
					return false;
				}
			}
		}
		return true;
	}

	private List<String> against(PDFAFlavour flavour) {
		VeraGreenfieldFoundryProvider.initialise();
		try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(this.pdf), flavour);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
			return validator.validate(parser)
				.getTestAssertions()
				.stream()
				.map((assertion) -> assertion.getRuleId().getClause() + ": " + assertion.getMessage())
				.distinct()
				.toList();
		}
		catch (Exception ex) {
			throw new AssertionError("veraPDF could not read it", ex);
		}
	}

	private static void gather(PDStructureNode node, Set<String> found) {
		if (node instanceof PDStructureElement element && element.getLanguage() != null) {
			found.add(element.getLanguage());
		}
		node.getKids()
			.stream()
			.filter(PDStructureNode.class::isInstance)
			.forEach((kid) -> gather((PDStructureNode) kid, found));
	}

	private <T> T with(Reading<T> reading) {
		try (PDDocument document = Loader.loadPDF(this.pdf)) {
			return reading.of(document);
		}
		catch (IOException ex) {
			throw new AssertionError("Not a PDF", ex);
		}
	}

	/** Something read from the file. */
	private interface Reading<T> {

		T of(PDDocument document) throws IOException;

	}

}
