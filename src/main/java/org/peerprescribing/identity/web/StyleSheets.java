package org.peerprescribing.identity.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves the style sheets without the fonts of other hosts: the design system's own is
 * licensed to NHS bodies only, and browsers ask for it whether a page uses it or not.
 */
@Configuration(proxyBeanMethods = false)
class StyleSheets implements WebMvcConfigurer, ResourceTransformer {

	private static final Duration KEPT = Duration.ofHours(1);

	private static final Pattern FONT_ELSEWHERE = Pattern
		.compile("@font-face\\s*\\{[^}]*url\\(\\s*[\"']?(?:https?:)?//[^}]*}");

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/assets/*.css")
			.addResourceLocations("classpath:/static/assets/")
			.setCacheControl(CacheControl.maxAge(KEPT).cachePublic())
			.resourceChain(true)
			.addTransformer(this);
	}

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource found = chain.transform(request, resource);
		String css = found.getContentAsString(StandardCharsets.UTF_8);
		return new TransformedResource(found,
				FONT_ELSEWHERE.matcher(css).replaceAll("").getBytes(StandardCharsets.UTF_8));
	}

}
