@echo off
rem Starts the Lamina workbench. Needs Java 21 or newer: JAVA_HOME, or the java on the path.
rem usage: lamina-workbench [FOLDER] [Eclipse's options, such as -data WORKSPACE]
setlocal enabledelayedexpansion
set "here=%~dp0"
set "java=javaw.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\javaw.exe"
set "open="
set "rest="
set "first=%~1"
if "%first%"=="" goto found
if "%first:~0,1%"=="-" goto options
if not exist "%~f1\" (
	echo lamina-workbench: there is no folder '%~1' 1>&2
	exit /b 2
)
set "open=-Dlamina.open=%~f1"
shift
:options
if "%~1"=="" goto found
set rest=!rest! "%~1"
shift
goto options
:found
for %%j in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
:start
if defined open (
	"%java%" -Xmx2g -XX:+UseParallelGC -Dguice_custom_class_loading=CHILD -Djava.awt.headless=true -Dosgi.requiredJavaVersion=21 -Dosgi.instance.area.default=@user.home/lamina-workspace "%open%" -jar "%launcher%" -install "%here:~0,-1%" -name Lamina %rest%
) else (
	"%java%" -Xmx2g -XX:+UseParallelGC -Dguice_custom_class_loading=CHILD -Djava.awt.headless=true -Dosgi.requiredJavaVersion=21 -Dosgi.instance.area.default=@user.home/lamina-workspace -jar "%launcher%" -install "%here:~0,-1%" -name Lamina %rest%
)
if %errorlevel%==23 goto start
if %errorlevel%==9009 echo lamina-workbench: no Java found. Install Java 21 or newer, or set JAVA_HOME to its folder. 1>&2
exit /b %errorlevel%
