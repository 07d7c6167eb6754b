@echo off
rem Starts the Lamina workbench, with the Java that came with it; without one it needs a Java 21 or newer: JAVA_HOME, or the java
rem on the path.
rem usage: lamina-workbench [FOLDER] [Eclipse's options, such as -data WORKSPACE]
rem Nothing is expanded twice: a folder may have ! & ( ) in its name.
setlocal enableextensions disabledelayedexpansion
set "here=%~dp0"
set "java=javaw.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\javaw.exe"
if exist "%here%runtime\bin\javaw.exe" set "java=%here%runtime\bin\javaw.exe"
if exist "%here%..\runtime\bin\javaw.exe" set "java=%here%..\runtime\bin\javaw.exe"
set "open="
set "rest="
set "first=%~1"
if not defined first goto found
if "%first:~0,1%"=="-" goto options
if not exist "%~f1\" (
	echo lamina-workbench: there is no folder '%~1' 1>&2
	exit /b 2
)
rem \. for a name that ends in a backslash, which would escape the quote behind it
for %%d in ("%~1\.") do set "open="-Dlamina.open=%%~fd""
shift
:options
if "%~1"=="" goto found
set "rest=%rest% "%~1""
shift
goto options
:found
rem Pictures are drawn by Java's own graphics without a display; but Sirius asks them for the clipboard.
set "headless=true"
if exist "%here%plugins\org.eclipse.sirius.diagram.ui_*" set "headless=false"
for %%j in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
:start
"%java%" -Xmx2g -XX:+UseParallelGC -Dguice_custom_class_loading=CHILD -Djava.awt.headless=%headless% -Dosgi.requiredJavaVersion=21 -Dosgi.instance.area.default=@user.home/lamina-workspace %open% -jar "%launcher%" -install "%here:~0,-1%" -name Lamina %rest%
if %errorlevel%==23 goto start
if %errorlevel%==9009 echo lamina-workbench: no Java found. Install Java 21 or newer, or set JAVA_HOME to its folder. 1>&2
exit /b %errorlevel%
