package org.peerprescribing.fhirapi;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * A request of which no more than so many bytes can be read, whatever it says of its own
 * length.
 */
final class LimitedRequest extends HttpServletRequestWrapper {

	private final int most;

	LimitedRequest(HttpServletRequest request, int most) {
		super(request);
		this.most = most;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new LimitedStream(super.getInputStream(), this.most);
	}

	private static final class LimitedStream extends ServletInputStream {

		private final ServletInputStream stream;

		private int left;

		LimitedStream(ServletInputStream stream, int most) {
			this.stream = stream;
			this.left = most;
		}

		@Override
		public int read() throws IOException {
			int read = this.stream.read();
			if (read >= 0) {
				count(1);
			}
			return read;
		}

		@Override
		public int read(byte[] bytes, int from, int length) throws IOException {
			int read = this.stream.read(bytes, from, length);
			if (read > 0) {
				count(read);
			}
			return read;
		}

		@Override
		public boolean isFinished() {
			return this.stream.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.stream.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.stream.setReadListener(listener);
		}

		private void count(int read) {
			this.left -= read;
			if (this.left < 0) {
				throw new ProblemException(Problem.TOO_LARGE);
			}
		}

	}

}
