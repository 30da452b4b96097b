@echo off
rem The phone is a program of windows: without /wait the prompt would not wait for its answer.
start "" /wait /b "%~dp0..\Pilot Softphone.exe" %*
exit /b %errorlevel%
