package dev.lamina.ui.help;

import java.util.List;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.eclipse.help.IUAElement;

/**
 * An entry of the table of contents, or the whole table: always shown, to everybody.
 *
 * @param address of the page that it opens; null for a chapter without a page of its own
 */
public record HelpTopic(String label, String address, List<HelpTopic> topics) implements IToc {
	public HelpTopic {
		topics = List.copyOf(topics);
	}

	static HelpTopic of(HelpPage page) {
		return new HelpTopic(page.title(), page.href(), List.of());
	}

	/** A page as an entry of its own, in no table. */
	public static ITopic entry(HelpPage page) {
		return new Entry(of(page));
	}

	@Override
	public String getHref() {
		return address;
	}

	@Override
	public String getLabel() {
		return label;
	}

	@Override
	public boolean isEnabled(IEvaluationContext context) {
		return true;
	}

	@Override
	public IUAElement[] getChildren() {
		return getTopics();
	}

	@Override
	public ITopic[] getTopics() {
		return topics.stream().map(Entry::new).toArray(ITopic[]::new);
	}

	@Override
	public ITopic getTopic(String href) {
		return href == null ? new Entry(this)
				: topics.stream().map(helpTopic -> helpTopic.find(href)).filter(found -> found != null).findFirst().orElse(null);
	}

	private ITopic find(String href) {
		return href.equals(address) ? new Entry(this) : getTopic(href);
	}

	/** The same as an entry below another one, which Eclipse's help keeps apart from a whole table. */
	private record Entry(HelpTopic topic) implements ITopic {
		@Override
		public String getHref() {
			return topic.address;
		}

		@Override
		public String getLabel() {
			return topic.label;
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
			return topic.getTopics();
		}
	}
}
