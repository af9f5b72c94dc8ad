package org.peerprescribing.notification;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import org.peerprescribing.shared.PaperPress;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.stereotype.Component;

/**
 * Puts a letter onto one page of paper (PDF/UA-1). It is made when asked for and never
 * kept.
 */
@Component
class LetterPaper {

	/**
	 * Pixels of the square; each of its dots is several, so that it prints with sharp
	 * edges.
	 */
	private static final int SQUARE = 480;

	/** Letters of all that stands above, up to which there is room for the usual size. */
	private static final int ROOMY = 160;

	/** Blank dots around the square, as ISO/IEC 18004 asks for. */
	private static final int QUIET = 4;

	private final SpringTemplateEngine pages;

	LetterPaper(SpringTemplateEngine pages) {
		this.pages = pages;
	}

	/** The letter in its language, with the urgent help in English. */
	byte[] print(Letter letter) {
		DateTimeFormatter day = day(letter.language());
		Context page = new Context(letter.language(),
				Map.of("letter", letter, "tight", isTight(letter), "date", day.format(letter.date()), "days",
						letter.checkIns().stream().map(day::format).toList(), "square",
						"data:image/png;base64," + Base64.getEncoder().encodeToString(square(letter.address()))));
		return PaperPress.forReading(this.pages.process("notification/letter", page));
	}

	private static boolean isTight(Letter letter) {
		return letter.name().length() + letter.surgery().length()
				+ String.join("", letter.letterhead()).length() > ROOMY;
	}

	/** How a day is written. */
	static DateTimeFormatter day(Locale language) {
		return DateTimeFormatter.ofPattern("d MMMM yyyy", language);
	}

	private static byte[] square(String address) {
		try {
			BitMatrix dots = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, SQUARE, SQUARE,
					Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET));
			BufferedImage picture = new BufferedImage(dots.getWidth(), dots.getHeight(),
					BufferedImage.TYPE_BYTE_BINARY);
			for (int y = 0; y < dots.getHeight(); y++) {
				for (int x = 0; x < dots.getWidth(); x++) {
					picture.setRGB(x, y, dots.get(x, y) ? 0x000000 : 0xFFFFFF);
				}
			}
			ByteArrayOutputStream png = new ByteArrayOutputStream();
			ImageIO.write(picture, "png", png);
			return png.toByteArray();
		}
		catch (WriterException ex) {
			throw new IllegalStateException("The address of a link does not fit into a square");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
