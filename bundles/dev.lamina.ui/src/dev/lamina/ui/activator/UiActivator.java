package dev.lamina.ui.activator;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

import dev.lamina.ui.conversion.ConversionPopup;
import dev.lamina.ui.document.DocumentListeners;
import dev.lamina.ui.formatting.FormatOnSave;
import dev.lamina.ui.problem.EditorDiagnostics;

/**
 * Registers everything that is told of documents before the first class of the bundle is used, hence before the first document.
 * It makes objects only: the workspace and the workbench may not be there yet.
 */
public final class UiActivator implements BundleActivator {
	@Override
	public void start(BundleContext context) {
		DocumentListeners.add(new FormatOnSave());
		DocumentListeners.add(new EditorDiagnostics());
		DocumentListeners.add(new ConversionPopup());
	}

	@Override
	public void stop(BundleContext context) {
		// listeners end with the classes of the bundle
	}
}
