package dev.lamina.ui.context;

import java.util.List;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.help.IContext2;
import org.eclipse.help.IHelpResource;
import org.eclipse.help.ITopic;
import org.eclipse.help.IUAElement;

import dev.lamina.ui.help.HelpPage;

/** Shows the beginning of the first page, and all pages as what is related. */
record PageContext(List<HelpPage> pages) implements IContext2 {
	PageContext {
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
		return pages.stream().map(Related::new).toArray(IHelpResource[]::new);
	}

	@Override
	public String getCategory(IHelpResource topic) {
		return pages.stream().filter(page -> page.href().equals(topic.getHref())).map(HelpPage::chapter).filter(chapter -> !chapter.isEmpty()).findFirst().orElse("Lamina");
	}

	private record Related(HelpPage page) implements ITopic {
		@Override
		public String getHref() {
			return page.href();
		}

		@Override
		public String getLabel() {
			return page.title();
		}

		@Override
		public boolean isEnabled(IEvaluationContext context) {
			return true;
		}

		@Override
		public IUAElement[] getChildren() {
			return getSubtopics();
		}

		@Override
		public ITopic[] getSubtopics() {
			return new ITopic[0];
		}
	}
}
