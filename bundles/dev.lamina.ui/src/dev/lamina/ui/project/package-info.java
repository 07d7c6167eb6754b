/**
 * Projects and the folders of models in them: folders opened as projects, and projects of others made into ones whose models are
 * checked. Nothing is written into a folder that the user only wants to look at.
 */
package dev.lamina.ui.project;
