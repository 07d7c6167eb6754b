@echo off
rem The command lamina of an unpacked release. Uses the Java that came with it; without one a Java 21 or newer: JAVA_HOME, or the java on
rem the path.
setlocal enableextensions disabledelayedexpansion
set "home=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%home%\runtime\bin\java.exe" set "java=%home%\runtime\bin\java.exe"
if /i "%~1"=="workbench" if not "%~2"=="--help" if not "%~2"=="-h" goto workbench
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dguice_custom_class_loading=CHILD -jar "%home%\lib\lamina.jar" %*
if %errorlevel%==9009 goto nojava
exit /b %errorlevel%
:workbench
"%home%\workbench\lamina-workbench.cmd" %2 %3 %4 %5 %6 %7 %8 %9
exit /b %errorlevel%
:nojava
echo lamina: there is no Java. Install Java 21 or newer, or set JAVA_HOME to its folder. 1>&2
exit /b 2
