@echo off
rem Starts toktrail with the Java that TOKTRAIL_JAVA names (a program or a Java home), else with the one it was
rem installed with, else with that of JAVA_HOME, else with the one of the PATH. Quotes around the variables are dropped.
setlocal
set "lib=%~dp0..\lib\toktrail"
set "java=java"
set "home="
if defined JAVA_HOME set "home=%JAVA_HOME:"=%"
if defined home if exist "%home%\bin\java.exe" set "java=%home%\bin\java.exe"
if exist "%lib%\runtime\bin\java.exe" set "java=%lib%\runtime\bin\java.exe"
if not defined TOKTRAIL_JAVA goto search
set "java=%TOKTRAIL_JAVA:"=%"
if exist "%java%\bin\java.exe" set "java=%java%\bin\java.exe"
if exist "%java%\" goto missing
:search
if not "%java%"=="java" if exist "%java%" goto start
where "%java%" >nul 2>nul
if not errorlevel 1 goto start
:missing
echo toktrail needs Java 17 or newer, and "%java%" was not found. Install it, or set TOKTRAIL_JAVA. 1>&2
exit /b 1
:start
"%java%" -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Xmn48m -XX:InitialRAMPercentage=0.6 -XX:MinHeapFreeRatio=25 -XX:MaxHeapFreeRatio=50 -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED "-Dtoktrail.native=%lib%\native" "-Dtoktrail.launcher=%~f0" %TOKTRAIL_JAVA_OPTIONS% -cp "%lib%\toktrail.jar" toktrail.Main %*
exit /b %errorlevel%
