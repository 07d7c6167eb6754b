package dev.lamina.ui.help;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.help.AbstractTocProvider;
import org.eclipse.help.IToc;
import org.eclipse.help.ITocContribution;

/** Gives the help system the table of contents: written pages as they are, those of the language in chapters. */
public final class HelpTocProvider extends AbstractTocProvider {
	@Override
	public ITocContribution[] getTocContributions(String locale) {
		return new ITocContribution[] { new Contribution(table(), locale) };
	}

	private static IToc table() {
		List<HelpTopic> entries = new ArrayList<>();
		List<HelpPage> pages = HelpBook.get().pages();
		for (HelpPage page : pages) {
			if (page.chapter().isEmpty()) {
				entries.add(HelpTopic.of(page));
			} else if (entries.stream().noneMatch(entry -> entry.label().equals(page.chapter()))) {
				entries.add(new HelpTopic(page.chapter(), null,
						pages.stream().filter(other -> other.chapter().equals(page.chapter())).map(HelpTopic::of).toList()));
			}
		}
		return new HelpTopic("Lamina", pages.getFirst().href(), entries);
	}

	private record Contribution(IToc table, String locale) implements ITocContribution {
		@Override
		public String getCategoryId() {
			return null;
		}

		@Override
		public String getContributorId() {
			return HelpBook.BUNDLE;
		}

		@Override
		public String[] getExtraDocuments() {
			return new String[0];
		}

		@Override
		public String getId() {
			return "/" + HelpBook.BUNDLE + "/contents";
		}

		@Override
		public String getLocale() {
			return locale;
		}

		@Override
		public String getLinkTo() {
			return null;
		}

		@Override
		public IToc getToc() {
			return table;
		}

		@Override
		public boolean isPrimary() {
			return true;
		}
	}
}
