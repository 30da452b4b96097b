; What the installers write besides the app (the MSI by `msi-links.ts`, which reads the links here, and `msi-command.ts`): Windows shows it under "Default apps" for telephone links. It takes no link from another
; program: since Windows 8 only the user may say which one opens them. SHCTX is HKCU for one user, HKLM for all.

!include "${PROJECT_DIR}/build/packaging/windows/command-folder.nsh"

!define LINKS_KEY "Software\Pilot Softphone\Capabilities"
!define LINKS_CLASS "PilotSoftphone.Link"

!macro customInstall
  WriteRegStr SHCTX "${LINKS_KEY}" "ApplicationName" "${PRODUCT_NAME}"
  WriteRegStr SHCTX "${LINKS_KEY}" "ApplicationDescription" "${PRODUCT_NAME}"
  WriteRegStr SHCTX "${LINKS_KEY}" "ApplicationIcon" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "${LINKS_KEY}\UrlAssociations" "tel" "${LINKS_CLASS}"
  WriteRegStr SHCTX "${LINKS_KEY}\UrlAssociations" "callto" "${LINKS_CLASS}"
  WriteRegStr SHCTX "${LINKS_KEY}\UrlAssociations" "pilot-softphone" "${LINKS_CLASS}"
  WriteRegStr SHCTX "Software\RegisteredApplications" "${PRODUCT_NAME}" "${LINKS_KEY}"

  WriteRegStr SHCTX "Software\Classes\${LINKS_CLASS}" "" "URL:${PRODUCT_NAME}"
  WriteRegStr SHCTX "Software\Classes\${LINKS_CLASS}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${LINKS_CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHCTX "Software\Classes\${LINKS_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'

  ; Our own scheme is nobody else's.
  WriteRegStr SHCTX "Software\Classes\pilot-softphone" "" "URL:${PRODUCT_NAME}"
  WriteRegStr SHCTX "Software\Classes\pilot-softphone" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\pilot-softphone\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'

  !insertmacro commandFolder add
!macroend

!macro customUnInstall
  ; An update removes the old version first and writes all of this again.
  ${ifNot} ${isUpdated}
    !insertmacro commandFolder remove
    DeleteRegValue SHCTX "Software\RegisteredApplications" "${PRODUCT_NAME}"
    DeleteRegKey SHCTX "Software\Pilot Softphone"
    DeleteRegKey SHCTX "Software\Classes\${LINKS_CLASS}"
    DeleteRegKey SHCTX "Software\Classes\pilot-softphone"
    ; "Start at login" is written by the app for its user.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "com.pilotstatus.softphone"
  ${endIf}
!macroend
