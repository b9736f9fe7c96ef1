@echo off
rem Starts Ganglion from its distribution on Windows. Not tried there yet.
rem
rem   JAVA_HOME       the JDK to use (17 or newer) instead of the one on PATH
rem   GANGLION_OPTS   more options for the JVM, such as -Xmx8g
setlocal DisableDelayedExpansion
set "app=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>nul
if errorlevel 1 (
  >&2 echo error: Ganglion needs Java, version 17 or newer: set JAVA_HOME to its folder
  exit /b 1
)
if not defined GANGLION_COMMAND set "GANGLION_COMMAND=%~n0"

rem A plug-in can end the JVM with code 0 though there is no result. So Ganglion says in this file that it has ended.
set "GANGLION_END=%TEMP%\ganglion-end-%RANDOM%%RANDOM%"
>"%GANGLION_END%" echo ended ...
"%java%" -XX:-OmitStackTraceInFastThrow -XX:-UsePerfData -Dguice_bytecode_gen_option=DISABLED ^
  -Dfile.encoding=UTF-8 -Djdk.reflect.useNativeAccessorOnly=true -XX:+UseSerialGC ^
  -XX:+UnlockExperimentalVMOptions -XX:+EnableVectorSupport ^
  -Dganglion.vector=on-demand -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 %GANGLION_OPTS% ^
  -jar "%app%\ganglion.jar" %*
set "code=%ERRORLEVEL%"
set "said="
set /p said=<"%GANGLION_END%"
del "%GANGLION_END%" >nul 2>nul
if not "%code%"=="0" exit /b %code%
if "%said:~0,9%"=="ended 000" exit /b 0
>&2 echo error: the process was ended before the command was done
>&2 echo   help: a plug-in called Runtime.halt, which is a bug in it; report it to its author
exit /b 5
