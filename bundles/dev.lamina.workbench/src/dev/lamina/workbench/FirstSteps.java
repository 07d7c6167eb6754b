package dev.lamina.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

import dev.lamina.ui.markdown.MarkdownText;

/** Leads through a first model, beside the text in which each step is done. */
public final class FirstSteps extends ViewPart {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.workbench.firstSteps";

	private StyledText page;

	@Override
	public void createPartControl(Composite parent) {
		page = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		page.setMargins(8, 6, 8, 6);
		MarkdownText.show(page, "Your first model", steps());
	}

	private static String steps() {
		try (InputStream file = FirstSteps.class.getResourceAsStream("first-steps.md")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException damaged) {
			throw new UncheckedIOException(damaged);
		}
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}
}
