package dev.lamina.ui.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

import dev.lamina.ui.UiThread;
import dev.lamina.ui.help.HelpBook;
import dev.lamina.ui.help.HelpPage;
import dev.lamina.ui.icon.LaminaImages;
import dev.lamina.ui.markdown.MarkdownText;

/**
 * Lists the pages of the help and shows one without a browser; what is typed above the list narrows it to pages with those
 * letters.
 */
public final class ReferenceView extends ViewPart {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.ui.reference";

	private List<HelpPage> pages = List.of();
	private Text search;
	private TreeViewer tree;
	private StyledText page;
	private String wanted = "";

	@Override
	public void createPartControl(Composite parent) {
		SashForm halves = new SashForm(parent, SWT.HORIZONTAL);
		Composite left = new Composite(halves, SWT.NONE);
		GridLayout narrow = new GridLayout();
		narrow.marginWidth = 0;
		narrow.marginHeight = 0;
		left.setLayout(narrow);
		search = new Text(left, SWT.SEARCH | SWT.ICON_CANCEL);
		search.setMessage("search");
		search.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		tree = new TreeViewer(left, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		tree.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		tree.setContentProvider(new Content());
		tree.setLabelProvider(new Labels());
		tree.addFilter(new Filter());
		page = new StyledText(halves, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
		page.setMargins(8, 6, 8, 6);
		halves.setWeights(1, 2);
		tree.addSelectionChangedListener(event -> {
			if (event.getStructuredSelection().getFirstElement() instanceof HelpPage chosen) {
				MarkdownText.show(page, chosen.title(), chosen.markdown());
			}
		});
		search.addModifyListener(event -> {
			tree.refresh();
			if (!search.getText().isBlank()) {
				tree.expandAll();
			}
		});
		Job.createSystem("Preparing the reference", (ICoreRunnable) monitor -> {
			List<HelpPage> made = HelpBook.get().pages();
			UiThread.asyncExec(tree.getControl(), () -> fill(made));
		}).schedule();
	}

	/** Shows the page with that title, or at that path in the help, as soon as there are pages. */
	public void open(String name) {
		wanted = name;
		Optional<HelpPage> found = pages.stream().filter(each -> each.path().equals(name) || each.title().equals(name))
				.findFirst();
		found.ifPresent(each -> {
			search.setText("");
			tree.setSelection(new StructuredSelection(each), true);
		});
	}

	private void fill(List<HelpPage> made) {
		pages = made;
		tree.setInput(made);
		tree.expandToLevel("Declarations", 1);
		open(wanted.isEmpty() ? "host" : wanted);
	}

	@Override
	public void setFocus() {
		search.setFocus();
	}

	/** Pages that stand by themselves, then chapters, which are known by their names. */
	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return pages.stream().map(each -> each.chapter().isEmpty() ? each : each.chapter()).distinct().toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return pages.stream().filter(each -> each.chapter().equals(parent)).toArray();
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof HelpPage each && !each.chapter().isEmpty() ? each.chapter() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof String;
		}
	}

	private static final class Labels extends LabelProvider {
		@Override
		public String getText(Object element) {
			return element instanceof HelpPage each ? each.title() : (String) element;
		}

		@Override
		public Image getImage(Object element) {
			return LaminaImages
					.image(!(element instanceof HelpPage each) ? "package" : each.path().startsWith("rules/") ? "promise"
							: "declaration");
		}
	}

	private final class Filter extends ViewerFilter {
		@Override
		public boolean select(Viewer viewer, Object parent, Object element) {
			String typed = search.getText().strip().toLowerCase(Locale.ROOT);
			return typed.isEmpty() || (element instanceof HelpPage each ? matches(each, typed)
					: Arrays.stream(new Content().getChildren(element)).anyMatch(each -> matches((HelpPage) each, typed)));
		}

		private static boolean matches(HelpPage each, String typed) {
			return each.title().toLowerCase(Locale.ROOT).contains(typed)
					|| each.markdown().toLowerCase(Locale.ROOT).contains(typed);
		}
	}
}
