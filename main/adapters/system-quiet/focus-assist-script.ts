/**
 * PowerShell that prints the profile of Focus Assist. Windows has no documented way to ask; this is the state by which its own shell knows
 * (`WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED`), as windows-focus-assist (MIT) found it. Prints nothing where the call fails.
 */
export const FOCUS_ASSIST_SCRIPT = `
$ntdll = Add-Type -PassThru -Namespace Softphone -Name QuietHours -MemberDefinition @'
[DllImport("ntdll.dll")]
public static extern int NtQueryWnfStateData(ref ulong name, IntPtr type, IntPtr scope, out uint stamp, out uint buffer, ref uint size);
'@
[ulong]$name = 0xD83063EA3BF1C75
[uint32]$stamp = 0
[uint32]$profile = 0
[uint32]$size = 4
if ($ntdll::NtQueryWnfStateData([ref]$name, [IntPtr]::Zero, [IntPtr]::Zero, [ref]$stamp, [ref]$profile, [ref]$size) -eq 0) { $profile }
`;
