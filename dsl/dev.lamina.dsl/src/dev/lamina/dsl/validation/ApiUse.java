package dev.lamina.dsl.validation;

import java.util.List;

import dev.lamina.model.Api;
import dev.lamina.model.ApiVersion;
import dev.lamina.model.version.Version;

/**
 * An interface that the user uses.
 *
 * @param api     the interface
 * @param version the least version that will do; null if any will
 */
public record ApiUse(Api api, Version version) {
	/** Whether what is offered contains it in that version or a later one. */
	public boolean isIn(List<ApiVersion> offered) {
		return offered.stream().filter(each -> each.getApi() == api)
				.anyMatch(each -> version == null || each.getVersion() == null || each.getVersion().compareTo(version) >= 0);
	}
}
