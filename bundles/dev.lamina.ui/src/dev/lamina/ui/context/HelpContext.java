package dev.lamina.ui.context;

import java.util.List;

import org.eclipse.help.IContext2;
import org.eclipse.help.IHelpResource;

import dev.lamina.ui.help.HelpPage;
import dev.lamina.ui.help.HelpTopic;

/** Shows the beginning of the first page, and all pages as what is related. */
record HelpContext(List<HelpPage> pages) implements IContext2 {
	HelpContext {
		pages = List.copyOf(pages);
	}

	@Override
	public String getTitle() {
		return pages.isEmpty() ? "Lamina" : pages.getFirst().title();
	}

	@Override
	public String getText() {
		return pages.isEmpty() ? "" : pages.getFirst().summary();
	}

	@Override
	public String getStyledText() {
		return getText();
	}

	@Override
	public IHelpResource[] getRelatedTopics() {
		return pages.stream().map(HelpTopic::entry).toArray(IHelpResource[]::new);
	}

	@Override
	public String getCategory(IHelpResource topic) {
		return pages.stream().filter(page -> page.href().equals(topic.getHref())).map(HelpPage::chapter)
				.filter(chapter -> !chapter.isEmpty()).findFirst().orElse("Lamina");
	}
}
