package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.UserScope;
import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.Test;

/**
 * The window under test reads nothing of the one that runs it, such as the theme that they chose, and leaves nothing with them.
 */
class WorkbenchHomeTest {
	private static final Path HOME = Path.of(System.getProperty("lamina.test.home"));
	private static final Path TARGET = HOME.getParent();

	@Test
	void homeConfigurationAndWorkspaceAreThoseOfTheTests() throws Exception {
		assertEquals(HOME, Path.of(System.getProperty("user.home")));
		for (Map.Entry<String, Location> location : Map
				.of("workspace", Platform.getInstanceLocation(), "configuration", Platform.getConfigurationLocation(), "user",
						Platform.getUserLocation())
				.entrySet()) {
			Path place = Path.of(location.getValue().getURL().getPath());
			assertTrue(place.startsWith(TARGET), location.getKey() + ": " + place);
		}
		// what GTK and its friends look for
		for (String variable : List.of("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")) {
			assertTrue(Path.of(System.getenv(variable)).startsWith(HOME), variable + ": " + System.getenv(variable));
		}
	}

	/** The theme is kept in the scope of the user, which all workspaces share. */
	@Test
	void whatIsChosenForAllWorkspacesStaysWithTheTests() throws Exception {
		IEclipsePreferences chosen = UserScope.INSTANCE.getNode("dev.lamina.ui.tests");
		chosen.put("chosen", "by a test");
		chosen.flush();
		Path file = Path.of(UserScope.INSTANCE.getLocation().toOSString(), ".settings", "dev.lamina.ui.tests.prefs");
		assertTrue(file.startsWith(HOME), file.toString());
		assertTrue(Files.readString(file).contains("chosen=by a test"), file.toString());
	}
}
