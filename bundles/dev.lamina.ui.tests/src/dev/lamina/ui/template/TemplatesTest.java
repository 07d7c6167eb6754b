package dev.lamina.ui.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.text.templates.TemplatePersistenceData;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.completion.Templates;
import dev.lamina.ui.WorkbenchBot;

/** A person writes templates and uses them. */
class TemplatesTest {
	@AfterEach
	void closeAll() throws Exception {
		ModelTemplates.store().restoreDefaults(false);
		Arrays.stream(ModelTemplates.store().getTemplateData(true)).filter(TemplatePersistenceData::isUserAdded)
				.forEach(ModelTemplates.store()::delete);
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void thePageListsThoseThatCompletionProposes() {
		PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(WorkbenchBot.window().getShell(),
				"dev.lamina.ui.templates",
				null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
		try {
			WorkbenchBot.until("they are listed", () -> WorkbenchBot.visibleIn(dialog.getShell(), Table.class).stream()
					.anyMatch(table -> table.getItemCount() >= Templates.all().size()));
			Table table = WorkbenchBot.visibleIn(dialog.getShell(), Table.class).stream()
					.filter(each -> each.getItemCount() >= Templates.all().size()).findFirst().orElseThrow();
			List<String> names = Arrays.stream(table.getItems()).map(item -> item.getText(0)).toList();
			assertTrue(names.containsAll(Templates.all().keySet()), names.toString());
			table.setSelection(names.indexOf("vm"));
			table.notifyListeners(SWT.Selection, new Event());
			WorkbenchBot.settle(300);
			WorkbenchBot.screenshot("templates");
		} finally {
			dialog.close();
		}
	}

	@Test
	void whatIsProposedFromTheBeginningIsWhatTheLanguageHas() throws Exception {
		for (Template template : ModelTemplates.of(ModelTemplateContext.DECLARATION)) {
			assertTrue(Templates.all().containsKey(template.getName()), template.getName());
			ModelTemplates.context(ModelTemplateContext.DECLARATION).validate(template.getPattern());
		}
		assertEquals("${vm} x ${value2:value('2.8')} {${cursor}}", ModelTemplates.pattern("${1:vm} x ${2:2.8} {$0}"));
	}

	@Test
	void anOwnTemplateIsProposedLaidOutAndInsertedWithItsPlaces() throws Exception {
		ModelTemplates.store()
				.add(new TemplatePersistenceData(
						new Template("desk", "A desktop as we have them", ModelTemplateContext.DECLARATION,
								"vm ${name} x 2 {\ncpu ${cores:value('4')} cores\n   memory 16 GiB\nsystem Windows${cursor}\n}",
								false),
						true));
		IFile file = WorkbenchBot.file(WorkbenchBot.project("own"), "office.lamina", "package office\n\ndes");
		ITextEditor editor = WorkbenchBot.open(file);
		editor.selectAndReveal(WorkbenchBot.text(editor).getLength(), 0);
		WorkbenchBot.read(editor);
		WorkbenchBot.until("it is inserted", () -> {
			if (WorkbenchBot.text(editor).get().contains("vm name")) {
				return true;
			}
			Table list = list();
			if (list == null) {
				((ITextOperationTarget) WorkbenchBot.viewer(editor)).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
			} else if (list.getItemCount() > 0 && list.getItem(0).getText().startsWith("desk")) {
				list.setSelection(0);
				list.notifyListeners(SWT.DefaultSelection, new Event());
			}
			return false;
		});
		assertEquals("package office\n\nvm name x 2 {\n  cpu    4 cores\n  memory 16 GiB\n  system Windows\n}",
				WorkbenchBot.text(editor).get());
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("template-inserted");
	}

	@Test
	void whatTheUserMadeOfOneThatWasThereIsProposedInItsPlace() throws Exception {
		TemplatePersistenceData vm = Arrays.stream(ModelTemplates.store().getTemplateData(false))
				.filter(data -> data.getTemplate().getName().equals("vm")).findFirst().orElseThrow();
		Template changed = new Template(vm.getTemplate());
		changed.setPattern("vm ${name} {\n  memory 1 GiB${cursor}\n}");
		vm.setTemplate(changed);
		assertEquals(changed.getPattern(), ModelTemplates.of(ModelTemplateContext.DECLARATION).stream()
				.filter(template -> template.getName().equals("vm")).findFirst().orElseThrow().getPattern());
		ModelTemplates.store().restoreDefaults(false);
		assertEquals(ModelTemplates.pattern(Templates.all().get("vm")),
				ModelTemplates.of(ModelTemplateContext.DECLARATION).stream()
						.filter(template -> template.getName().equals("vm")).findFirst().orElseThrow().getPattern());
	}

	private static Table list() {
		return WorkbenchBot.visible(Table.class).stream().filter(table -> table.getShell().getParent() != null).findFirst()
				.orElse(null);
	}
}
