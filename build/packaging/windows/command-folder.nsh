; Puts the folder of the command into PATH, and takes it out again: of this user, or of all where the app is installed for all.
;
; NSIS cuts strings off at NSIS_MAX_STRLEN (1,024 characters, 8,192 in the build that electron-builder brings), and reads a longer PATH as
; if there were none: whoever then writes has deleted it. So it is written only where all of it was read and all of it has room.

!include "LogicLib.nsh"
!include "WinMessages.nsh"
!include "WordFunc.nsh"

!define COMMAND_FOLDER "$INSTDIR\bin"
; RRF_RT_ANY and RRF_NOEXPAND; ERROR_FILE_NOT_FOUND.
!define ANY_VALUE 0x1000FFFF
!define NO_SUCH_VALUE 2

; DEED is "add" or "remove". A folder that is there already, in whatever case, is not added twice.
!macro commandFolder DEED
  Push $R0
  Push $R1
  Push $R2
  Push $R3
  Push $R4
  ${If} $installMode == "all"
    StrCpy $R1 "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
    StrCpy $R2 0x80000002
  ${Else}
    StrCpy $R1 "Environment"
    StrCpy $R2 0x80000001
  ${EndIf}

  ClearErrors
  ReadRegStr $R0 SHCTX $R1 "Path"
  ${If} ${Errors}
    StrCpy $R0 ""
    System::Call 'advapi32::RegGetValueW(p R2, w R1, w "Path", i ${ANY_VALUE}, p 0, p 0, p 0) i .R4'
  ${Else}
    StrCpy $R4 ${NO_SUCH_VALUE}
    StrLen $R2 $R0
    StrLen $R3 "${COMMAND_FOLDER}"
    IntOp $R2 $R2 + $R3
    ; The semicolons below, and the zero at the end.
    IntOp $R2 $R2 + 4
    ${If} $R2 >= ${NSIS_MAX_STRLEN}
      StrCpy $R4 0
    ${EndIf}
  ${EndIf}

  ${If} $R4 != ${NO_SUCH_VALUE}
    DetailPrint "PATH is too long to be changed here: ${COMMAND_FOLDER}"
  ${Else}
    ; Between two semicolons each folder looks the same, the first and the last one too.
    StrCpy $R2 ";$R0;"
    ${Do}
      StrCpy $R3 $R2
      ${WordReplace} $R3 ";${COMMAND_FOLDER};" ";" "+" $R2
    ${LoopUntil} $R2 == $R3
    StrCpy $R4 ""
    !if "${DEED}" == "add"
      ${If} $R2 == ";$R0;"
        StrCpy $R3 $R0 1 -1
        ${If} $R0 == ""
        ${OrIf} $R3 == ";"
          StrCpy $R4 "$R0${COMMAND_FOLDER}"
        ${Else}
          StrCpy $R4 "$R0;${COMMAND_FOLDER}"
        ${EndIf}
        WriteRegExpandStr SHCTX $R1 "Path" $R4
      ${EndIf}
    !else
      ${If} $R2 != ";$R0;"
        StrCpy $R4 $R2 -1 1
        ${If} $R4 == ""
          DeleteRegValue SHCTX $R1 "Path"
          StrCpy $R4 "none"
        ${Else}
          WriteRegExpandStr SHCTX $R1 "Path" $R4
        ${EndIf}
      ${EndIf}
    !endif
    ${If} $R4 != ""
      ; Prompts that are opened from now on know it.
      SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=1000
    ${EndIf}
  ${EndIf}
  Pop $R4
  Pop $R3
  Pop $R2
  Pop $R1
  Pop $R0
!macroend
