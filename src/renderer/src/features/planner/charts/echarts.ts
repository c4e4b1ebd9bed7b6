/** The parts of ECharts that the planner draws with; a chunk of its own, loaded when a chart is first shown. */
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, CanvasRenderer])

export type { ECharts, EChartsCoreOption }
export { init }
