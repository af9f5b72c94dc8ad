package org.peerprescribing.fhirapi;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * A request of which no more than so many bytes can be read, whatever it says of its own
 * length. A body in gzip is unpacked here, so that what counts is what comes out.
 */
final class LimitedRequest extends HttpServletRequestWrapper {

	private static final String GZIP = "gzip";

	private final int most;

	LimitedRequest(HttpServletRequest request, int most) {
		super(request);
		this.most = most;
	}

	/** Whether the body is packed in no way, or in one that is known here. */
	static boolean canUnpack(HttpServletRequest request) {
		String encoding = request.getHeader("Content-Encoding");
		return encoding == null || encoding.equalsIgnoreCase("identity") || encoding.equalsIgnoreCase(GZIP);
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		ServletInputStream sent = super.getInputStream();
		return new LimitedStream(sent, isZipped() ? unzipped(sent) : sent, this.most);
	}

	private boolean isZipped() {
		return GZIP.equalsIgnoreCase(getHeader("Content-Encoding"));
	}

	private static InputStream unzipped(InputStream sent) throws IOException {
		try {
			return new GZIPInputStream(sent);
		}
		catch (ZipException | EOFException ex) {
			throw new ProblemException(Problem.MALFORMED);
		}
	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream sent;

		private final InputStream content;

		private int left;

		LimitedStream(ServletInputStream sent, InputStream content, int most) {
			this.sent = sent;
			this.content = content;
			this.left = most;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int from, int length) throws IOException {
			int read;
			try {
				read = this.content.read(bytes, from, length);
			}
			catch (ZipException | EOFException ex) {
				throw new ProblemException(Problem.MALFORMED);
			}
			if (read > 0) {
				count(read);
			}
			return read;
		}

		@Override
		public boolean isFinished() {
			return this.sent.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.sent.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.sent.setReadListener(listener);
		}

		private void count(int read) {
			this.left -= read;
			if (this.left < 0) {
				throw new ProblemException(Problem.TOO_LARGE);
			}
		}

	}

}
