package org.peerprescribing.fhirapi;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The one FHIR door (R4, JSON). Every module brings its providers; here they are hung up,
 * and each operation is opened only by its own rule.
 */
final class FhirServer extends RestfulServer {

	/** Bytes of a body that are read at most. */
	static final int LARGEST_BODY = 1_048_576;

	private static final long serialVersionUID = 1L;

	private static final Set<String> JSON = Set.of("application/fhir+json", "application/json",
			"application/json+fhir");

	private static final List<String> ANSWERABLE = List.of("json", "*/*", "application/*");

	private final transient Consumer<Actor> counting;

	/**
	 * @param counting refuses a client that asks too often
	 * @throws IllegalStateException where two providers claim the same type: one would
	 * silently shadow the other
	 */
	FhirServer(FhirContext context, List<IResourceProvider> providers, List<OperationProvider> operations,
			Consumer<Actor> counting) {
		super(context);
		this.counting = counting;
		Set<Class<?>> types = new HashSet<>();
		providers.forEach((provider) -> {
			if (!types.add(provider.getResourceType())) {
				throw new IllegalStateException(
						"Two providers claim the FHIR type " + provider.getResourceType().getSimpleName());
			}
		});
		setResourceProviders(providers);
		setPlainProviders(List.<Object>copyOf(operations));
		setServerName("Peer-support prescribing");
		setServerVersion("R4");
		setDefaultResponseEncoding(EncodingEnum.JSON);
		// The request unpacks itself, and counts what comes out.
		setUncompressIncomingContents(false);
		setServerAddressStrategy(new IncomingRequestAddressStrategy());
		registerInterceptor(new RefusalInterceptor());
		registerInterceptor(new SearchStrictness());
	}

	@Override
	public BaseMethodBinding determineResourceMethod(RequestDetails request, String path) {
		if (request.getAttribute(Actor.ATTRIBUTE) instanceof Actor client) {
			this.counting.accept(client);
		}
		BaseMethodBinding binding = super.determineResourceMethod(request, path);
		DoorRules.check(binding, request);
		SearchStrictness.check(binding, request);
		return binding;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		// Sent as one piece with its length: the encoder flushes after every decimal.
		ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
		super.service(new LimitedRequest(request, LARGEST_BODY), whole);
		whole.copyBodyToResponse();
	}

	@Override
	protected void validateRequest(ServletRequestDetails request) {
		HttpServletRequest http = request.getServletRequest();
		if (http.getContentLengthLong() > LARGEST_BODY) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		if (hasBody(request) && !(isReadable(http) && LimitedRequest.canUnpack(http))) {
			throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
		}
		if (!isAnswerable(http)) {
			throw new ProblemException(Problem.NOT_ACCEPTABLE);
		}
		super.validateRequest(request);
	}

	@Override
	protected void throwUnknownFhirOperationException(RequestDetails request, String path, RequestTypeEnum type) {
		throw new ProblemException(Problem.METHOD_NOT_ALLOWED);
	}

	@Override
	protected void throwUnknownResourceTypeException(String type) {
		throw new ProblemException(Problem.NOT_FOUND);
	}

	/** Says nothing of what it is built with. */
	@Override
	public void addHeadersToResponse(HttpServletResponse response) {
		response.setHeader("Cache-Control", "no-store");
	}

	private static boolean hasBody(ServletRequestDetails request) {
		return switch (request.getRequestType()) {
			case POST, PUT, PATCH -> true;
			default -> false;
		};
	}

	private static boolean isReadable(HttpServletRequest http) {
		String type = mediaType(http.getContentType());
		return JSON.contains(type)
				|| (type.equals("application/x-www-form-urlencoded") && http.getRequestURI().endsWith("/_search"));
	}

	private static boolean isAnswerable(HttpServletRequest http) {
		String format = http.getParameter("_format");
		if (format != null) {
			return format.contains("json");
		}
		String accept = http.getHeader("Accept");
		return accept == null || accept.isBlank() || ANSWERABLE.stream().anyMatch(accept::contains);
	}

	private static String mediaType(@Nullable String contentType) {
		return (contentType == null) ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
	}

}
